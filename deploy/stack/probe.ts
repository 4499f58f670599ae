import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { connect } from "node:net";

const patience = 2000;

/** Whether something accepts connections at this port of 127.0.0.1, or at this socket's path: its file is there before it does. */
export function accepts(place: number | string): Promise<boolean> {
  const at = typeof place === "number" ? { host: "127.0.0.1", port: place } : { path: place };
  return new Promise((resolve) => {
    const socket = connect({ ...at, timeout: patience });
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once("connect", () => end(true));
    socket.once("timeout", () => end(false));
    socket.once("error", () => end(false));
  });
}

/** Whether a server says something (its greeting) when connected to. */
export function greets(port: number, greeting: RegExp): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port, timeout: patience });
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once("data", (chunk) => end(greeting.test(chunk.toString())));
    socket.once("timeout", () => end(false));
    socket.once("error", () => end(false));
    socket.once("end", () => end(false));
  });
}

/** The status of GET `url`, or null without an answer. Certificates are not checked: this only asks for life. */
export function httpStatus(url: string): Promise<number | null> {
  const open = url.startsWith("https:") ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const request = open(url, { timeout: patience, rejectUnauthorized: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? null);
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(null));
    request.end();
  });
}
