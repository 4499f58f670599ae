import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { standBeforeNext } from "@/lib/faces/rest/stand-before-next";

const server = createServer((_, response) => void response.end("Next"));

beforeAll(async () => {
  standBeforeNext();
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterAll(() => server.close());

async function ask(asked: string) {
  const [method = "", path = ""] = asked.split(" ");
  const sent = request({ port: (server.address() as AddressInfo).port, method, path, agent: false }).end();
  const [answer] = await once(sent, "response");
  const body = await text(answer);
  return {
    status: answer.statusCode,
    allow: answer.headers.allow,
    type: answer.headers["content-type"],
    body,
  };
}

it.each([
  "GET /",
  "GET /%E2%82%AC?a=%ff",
  "POST /home",
  "PROPFIND /",
  "DELETE /api/v1/user/app-passwords/1",
  "OPTIONS /api/v1/user/profile",
])("%s is Next's to answer", async (asked) =>
  expect(await ask(asked)).toMatchObject({ status: 200, body: "Next" }),
);

it.each(["GET /%ff", "GET /admin/mailboxes/%ff", "GET /api/v1/admin/domains/%", "POST /%c0%80", "GET *"])(
  "%s has no path",
  async (asked) => {
    const { body, ...answer } = await ask(asked);
    expect(answer).toMatchObject({ status: 400, type: "application/problem+json" });
    expect(JSON.parse(body)).toMatchObject({ code: "invalid-input", status: 400 });
  },
);

it.each(["TRACE /", "TRACE /api/v1/user/profile", "PROPFIND /api/v1/user/profile"])(
  "%s is not served",
  async (asked) => {
    const { body, ...answer } = await ask(asked);
    const allow = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    expect(answer).toMatchObject({ status: 405, allow, type: "application/problem+json" });
    expect(JSON.parse(body)).toMatchObject({ code: "method-not-allowed" });
  },
);

it("HEAD gets no body, and OPTIONS of the whole server an answer", async () => {
  expect(await ask("HEAD /%ff")).toMatchObject({ status: 400, body: "" });
  expect(await ask("OPTIONS *")).toMatchObject({ status: 204, allow: expect.stringContaining("GET") });
});
