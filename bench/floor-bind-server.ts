import { createServer, type IncomingMessage } from "node:http";
import { Client } from "ldapts";

/*
 * The floor of logins by bind: what node:http and ldapts cost by themselves. A name and a password come in, they are tried at the
 * directory on a connection that is free, an answer goes out. It looks up nothing, remembers nothing and compares no state.
 */

const url = process.env.FLOOR_LDAP_URL ?? "";
const ca = process.env.FLOOR_LDAP_CA ?? "";
const free: Client[] = [];

async function isRight(dn: string, password: string): Promise<boolean> {
  const client = free.pop() ?? new Client({ url, tlsOptions: { ca } });
  try {
    await client.bind(dn, password);
    return true;
  } catch {
    return false;
  } finally {
    free.push(client);
  }
}

async function bodyOf(request: IncomingMessage): Promise<{ username: string; password: string }> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return JSON.parse(text);
}

createServer(async (request, response) => {
  const isHealth = request.url === "/api/health";
  const { username, password } = isHealth ? { username: "", password: "" } : await bodyOf(request);
  const success = isHealth || (await isRight(username, password));
  const text = JSON.stringify({ success, user: username });
  response
    .writeHead(success ? 200 : 401, { "content-type": "application/json", "content-length": text.length })
    .end(text);
}).listen(Number(process.env.FLOOR_PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
