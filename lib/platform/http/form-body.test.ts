import { describe, expect, it } from "vitest";
import { readForm } from "@/lib/platform/http/form-body";

const request = (body: BodyInit, type = "application/x-www-form-urlencoded") =>
  new Request("http://web.test/", {
    method: "POST",
    headers: { "content-type": type },
    body,
    duplex: "half",
  } as RequestInit);

const endless = () =>
  new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(64)) });

describe("readForm", () => {
  it("reads the fields", async () => {
    const form = await readForm(
      request("a=1+2&b=%C3%A4", "Application/X-WWW-Form-Urlencoded; charset=utf-8"),
      100,
    );
    expect(Object.fromEntries(form)).toEqual({ a: "1 2", b: "ä" });
  });

  it.each([
    ["another type", request("a=1", "text/plain")],
    ["a type that only begins alike", request("a=1", "application/x-www-form-urlencoded-not")],
    ["a type that only ends alike", request("a=1", "text/application/x-www-form-urlencoded")],
    ["no type", new Request("http://web.test/", { method: "POST", body: new Uint8Array(3) })],
    ["more than it may take", request("a=".padEnd(101, "x"))],
    ["an endless body", request(endless())],
  ])("refuses %s", async (_, given) => {
    await expect(readForm(given, 100)).rejects.toMatchObject({ code: "invalid-input" });
  });
});
