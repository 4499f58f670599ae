import type { ClientRequest, IncomingHttpHeaders, IncomingMessage, RequestOptions } from "node:http";
import * as http from "node:http";
import * as https from "node:https";
import { type AddressKind, addressKind } from "@/lib/platform/foreign-answer/address-kind";
import { endExchange, type Patience } from "@/lib/platform/foreign-answer/end-exchange";
import { exchangeProblem } from "@/lib/platform/foreign-answer/exchange-problem";
import { lookupWithin, type Reach, refuseAddress } from "@/lib/platform/foreign-answer/reach";
import { acceptedCoding, readBody } from "@/lib/platform/foreign-answer/read-body";
import { hostOf, shownUrl } from "@/lib/platform/foreign-answer/shown-url";

/** One question to a provider, and how much of it we put up with. */
export interface Question extends Patience {
  url: string;
  reach: Reach;
  headers?: Record<string, string>;
  /** Given: POST of this form. */
  form?: URLSearchParams;
  /** Of the body, before and after unpacking; 256 KiB. */
  maxBytes?: number;
  /** Keeps the connection for further questions of the same kind; only for `enteredReach`. */
  keepsConnection?: boolean;
}

/** Whatever came, with whatever status. */
export interface Answer {
  /** The address that was asked, without its query. */
  place: string;
  status: number;
  headers: IncomingHttpHeaders;
  /** Media type in lower case, without parameters; empty when none was named. */
  type: string;
  body: Buffer;
  /** Where the address lies that really answered. */
  from: AddressKind;
}

const usualBytes = 256 * 1_024;
const maxHeaderSize = 16 * 1_024;
const mostInterim = 8;

/** TLS sessions are resumed, connections are not used again: a late answer must not be taken for the next one. */
const single = { http: new http.Agent(), https: new https.Agent() };
const keeping = { keepAlive: true, maxFreeSockets: 4, timeout: 20_000 };
const kept = { http: new http.Agent(keeping), https: new https.Agent(keeping) };

/** When everything must have ended that begins now and may take this long; for `Question.until`. */
export const endIn = (milliseconds: number): number => performance.now() + milliseconds;

/**
 * Asks a provider, and reads what it answers within bounds: of time over the whole exchange, of bytes after unpacking, of
 * headers, of addresses at the moment of the connection. A redirect is an answer and never followed. Ends the connection
 * whatever happens. Throws `ForeignProblem`, or the reason of an aborted `signal`.
 */
export async function readAnswer(question: Question): Promise<Answer> {
  const url = new URL(question.url);
  const place = shownUrl(question.url);
  refuseAddress(question.reach, hostOf(url));
  const request = send(url, question);
  const ending = endExchange(request, place, question);
  try {
    const { response, from } = await headersOf(request);
    const body = await readBody(response, place, question.maxBytes ?? usualBytes);
    const { statusCode: status = 0, headers } = response;
    return { place, status, headers, type: mediaType(headers), body, from };
  } catch (error) {
    request.destroy();
    throw ending.reason() ?? exchangeProblem(error, place);
  } finally {
    ending.clear();
    if (!question.keepsConnection) request.destroy();
  }
}

const mediaType = (headers: IncomingHttpHeaders): string =>
  (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

function send(url: URL, { form, headers, reach, keepsConnection = false }: Question): ClientRequest {
  const agents = keepsConnection ? kept : single;
  const options: RequestOptions = {
    method: form ? "POST" : "GET",
    headers: {
      accept: "application/json",
      "accept-encoding": acceptedCoding,
      ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      ...headers,
    },
    lookup: lookupWithin(reach),
    maxHeaderSize,
  };
  const request =
    url.protocol === "http:"
      ? http.request(url, { ...options, agent: agents.http })
      : https.request(url, { ...options, agent: agents.https });
  // It may fail once more when it is destroyed, and nobody waits for it any longer.
  request.on("error", () => undefined);
  return request.end(form?.toString());
}

/** The final answer's headers; what a server says before it (RFC 9110, section 15.2) is of no use here. */
const headersOf = (request: ClientRequest): Promise<{ response: IncomingMessage; from: AddressKind }> =>
  new Promise((resolve, reject) => {
    let interim = 0;
    request.on("information", () => {
      if (++interim > mostInterim) reject(new Error("there were interim answers only"));
    });
    request.once("response", (response) => {
      // Asked now, since a socket that is closed soon after forgets it.
      resolve({ response, from: addressKind(response.socket.remoteAddress ?? "") });
    });
    request.once("error", reject);
    request.once("close", () => reject(new Error("the connection was closed")));
  });
