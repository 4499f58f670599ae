import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import {
  type Question,
  type Answer as ReadAnswer,
  readAnswer,
} from "@/lib/platform/foreign-answer/read-answer";
import type { DirectoryEventSource } from "@/lib/providers/directory/event-source";
import type { Person } from "@/lib/providers/directory/person";
import type { DirectorySource } from "@/lib/providers/directory/source";
import { KeycloakApi } from "@/lib/providers/kinds/keycloak/admin-api";
import { KeycloakDirectoryEvents } from "@/lib/providers/kinds/keycloak/directory-events";
import { KeycloakSource } from "@/lib/providers/kinds/keycloak/source";
import type { OpenOptions } from "@/lib/testing/directory/contract";
import { keycloakUser } from "@/lib/testing/directory/keycloak-user";
import type { Fault, FaultyDirectory } from "@/lib/testing/directory/network-contract";
import { verbatim } from "@/lib/words/compose-text";

/*
 * A fake of Keycloak's Admin REST API, only for the faults that a real one shows on no command: answers that
 * break off, 429 and 5xx, tokens that end, records that are none. The real one is read in e2e/.
 */

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    void response
      .writeHead(status, { "content-type": "application/json", ...headers })
      .end(JSON.stringify(body));

const faultAnswers: Record<Exclude<Fault["kind"], "silent">, (fault: Fault) => Answer> = {
  busy: (fault) => {
    const seconds = fault.kind === "busy" ? fault.waitSeconds : undefined;
    return json({}, 429, seconds === undefined ? {} : { "retry-after": String(seconds) });
  },
  broken: () => (_request, response) => {
    response.writeHead(200, { "content-type": "application/json" }).write("[{");
    response.destroy();
  },
  denied: () => json({ error: "unknown_error" }, 403),
  garbled: () => (_request, response) => void response.writeHead(200).end("<html>Please wait</html>"),
};

const tokenLifeMs = 300_000;

export class FakeKeycloak implements FaultyDirectory {
  readonly pauses: number[] = [];
  /** The paths of the questions, with their queries. */
  paths: string[] = [];
  /** What the next questions get instead of the truth, in turn. */
  answers: Answer[] = [];
  tokens: { value: string; endsAt: number }[] = [];
  /** Ids of the people of an LDAP behind it, which vouches for nobody while it is silent. */
  readonly federated = new Set<string>();
  federationIsSilent = false;
  #issuer = "";
  #users: Record<string, unknown>[] = [];
  #groups: Record<string, string[]> = {};
  #refused = 0;
  #deadlines: AbortController[] = [];
  #now = Date.now();
  readonly #server = createServer((request, response) => this.#answer(request)(request, response));

  /** `setClock` lets the process believe that it is this time. */
  constructor(private readonly setClock: (now: number) => void) {}

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    this.#issuer = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/realms/demo`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  open({ pageSize = 2, signal = new AbortController().signal }: OpenOptions = {}): DirectorySource {
    return new KeycloakSource(this.#api(signal), pageSize);
  }

  openDirectoryEvents(pageSize: number): DirectoryEventSource {
    return new KeycloakDirectoryEvents(this.#api(new AbortController().signal), pageSize);
  }

  #api(signal: AbortSignal): KeycloakApi {
    const credential = { method: "client_secret_basic", secret: "secret" } as const;
    const client = { issuer: this.#issuer, clientId: "letterlock", credential };
    const pause = async (milliseconds: number) => void this.pauses.push(milliseconds);
    return new KeycloakApi(client, signal, { ask: this.#ask, pause });
  }

  async fill(people: Person[], groups: Record<string, string[]> = {}): Promise<void> {
    this.#users = people.map(keycloakUser);
    this.#groups = groups;
  }

  async add(person: Person): Promise<void> {
    this.#users.push(keycloakUser(person));
  }

  async remove(id: string): Promise<void> {
    this.#users = this.#users.filter((user) => user.id !== id);
  }

  spoil(id: string): void {
    for (const user of this.#users) if (user.id === id) user.enabled = "yes";
  }

  fail(...faults: Fault[]): void {
    this.answers = faults.map((fault) =>
      fault.kind === "silent" ? this.#letDeadlinesPass : faultAnswers[fault.kind](fault),
    );
  }

  asked(): number {
    return this.paths.splice(0).length;
  }

  passTime(milliseconds: number): void {
    this.#now += milliseconds;
    this.setClock(this.#now);
  }

  refused = (): number => this.#refused;

  #ask = (question: Question): Promise<ReadAnswer> => {
    const deadline = new AbortController();
    this.#deadlines.push(deadline);
    const signals = [deadline.signal, ...(question.signal ? [question.signal] : [])];
    return readAnswer({ ...question, signal: AbortSignal.any(signals) });
  };

  /** Nobody answers, and whoever waits has waited long enough; so no test waits. */
  #letDeadlinesPass = (): void => {
    for (const deadline of this.#deadlines.splice(0))
      deadline.abort(new ForeignProblem("timeout", verbatim("late")));
  };

  #answer({ url = "", headers }: IncomingMessage): Answer {
    if (url.endsWith("/token")) {
      const token = { value: `token-${this.tokens.length + 1}`, endsAt: this.#now + tokenLifeMs };
      this.tokens.push(token);
      return json({ access_token: token.value, expires_in: tokenLifeMs / 1_000 });
    }
    this.paths.push(url);
    const spoilt = this.answers.shift();
    if (spoilt) return spoilt;
    const token = this.tokens.find(({ value }) => headers.authorization === `Bearer ${value}`);
    if (!token || token.endsAt <= this.#now) {
      this.#refused++;
      return json({ error: "HTTP 401 Unauthorized" }, 401);
    }
    return this.#truth(new URL(url, "http://fake"));
  }

  #truth({ pathname, searchParams }: URL): Answer {
    const [what = "", id = "", ...rest] = pathname
      .replace("/admin/realms/demo/", "")
      .split("/")
      .map(decodeURIComponent);
    const some = <T>(list: T[]): T[] => {
      const first = Number(searchParams.get("first"));
      return list.slice(first, first + Number(searchParams.get("max")));
    };
    if (what === "users" && id === "count") return json(this.#users.length);
    if (what === "users" && pathname.endsWith("/users")) {
      const username = searchParams.get("username");
      const enabled = searchParams.get("enabled");
      const wanted = this.#sorted()
        .filter((user) => username === null || user.username === username)
        .filter((user) => enabled === null || user.enabled === (enabled === "true"));
      return json(some(wanted).map(this.#shown));
    }
    if (what === "users") {
      const user = this.#users.find((one) => one.id === id);
      return user ? json(this.#shown(user)) : json({ error: "User not found" }, 404);
    }
    const path = `/${[id, ...rest].join("/")}`;
    if (what === "group-by-path")
      return path in this.#groups ? json({ id: path }) : json({ error: "Group path does not exist" }, 404);
    return json(some(this.#sorted().filter((user) => this.#groups[id]?.includes(String(user.id)))));
  }

  #shown = (user: Record<string, unknown>): Record<string, unknown> =>
    this.federated.has(String(user.id))
      ? { ...user, federationLink: "ldap", enabled: user.enabled === true && !this.federationIsSilent }
      : user;

  #sorted = () => [...this.#users].sort((a, b) => (String(a.username) < String(b.username) ? -1 : 1));
}
