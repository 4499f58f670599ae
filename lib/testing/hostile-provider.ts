import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type HostileAnswer, quickAnswers, slowAnswers } from "./hostile-answers";

/*
 * The process of a fake of hostile providers, so that what its bombs take is not counted as ours. Each issuer
 * `/TARGET/NAME` is a provider that is honest but where the path ends in `/TARGET`, which gets the hostile answer of that
 * name, or of one name after the other for `each`; that of the target `discovery` is hostile everywhere. Prints its port; `/open` tells how
 * many connections there are.
 */

const answers: Record<string, HostileAnswer> = { ...quickAnswers, ...slowAnswers, each: nextOf() };
let open = 0;

function nextOf(): HostileAnswer {
  const all = Object.values(quickAnswers);
  let given = 0;
  return (socket) => all[given++ % all.length]?.(socket);
}

/** As much as an honest provider ever says of one person, and of a page of people. */
const claims = {
  sub: "x",
  groups: Array.from({ length: 4_000 }, (_, at) => `/a group of many/number ${at}`),
};
const people = Array.from({ length: 2_000 }, (_, at) => ({
  id: `${at}`,
  username: `person ${at}`,
  attributes: { notes: ["x".repeat(700)] },
}));

function honest(issuer: string, path: string): unknown {
  const endpoints = {
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    userinfo_endpoint: `${issuer}/userinfo`,
  };
  if (path.endsWith("/openid-configuration")) return { issuer, ...endpoints };
  if (path.endsWith("/token")) return { access_token: "x", token_type: "Bearer", expires_in: 60 };
  if (path.endsWith("/keys")) return { keys: [] };
  if (path.endsWith("/open")) return open;
  return path.endsWith("/users") ? people : claims;
}

const server = createServer((request, response) => {
  const path = (request.url ?? "").split("?")[0] ?? "";
  const [, target = "", name = ""] = path.split("/").map(decodeURIComponent);
  const answer = answers[name];
  if (answer && (target === "discovery" || path.endsWith(`/${target}`))) return answer(request.socket);
  const issuer = `http://${request.headers.host}${path.split("/").slice(0, 3).join("/")}`;
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(honest(issuer, path)));
});
server.on("connection", (socket) => {
  open++;
  socket.on("error", () => undefined);
  socket.on("close", () => open--);
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
// It ends with whoever started it.
process.stdin.on("end", () => process.exit()).resume();
