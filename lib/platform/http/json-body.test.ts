import { describe, expect, it } from "vitest";
import { readJson, readTypedJson } from "@/lib/platform/http/json-body";

const request = (body: BodyInit, type = "application/json", length?: string) =>
  new Request("http://gate.test/", {
    method: "POST",
    headers: { "content-type": type, ...(length ? { "content-length": length } : {}) },
    body,
    duplex: "half",
  } as RequestInit);

/** A body that comes in pieces without a length, as with chunked transfer. */
function pieces(count: number, size: number): ReadableStream<Uint8Array> {
  let left = count;
  return new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new Uint8Array(size).fill(0x20));
      else controller.close();
    },
  });
}

describe("readJson", () => {
  it("reads JSON of the right type, with and without a length", async () => {
    expect(await readJson(request('{"a":"ä"}', "application/json; charset=utf-8"), 100)).toEqual({ a: "ä" });
    expect(await readJson(request("[1]", "APPLICATION/JSON", "3"), 3)).toEqual([1]);
  });

  it.each([
    ["another type", request("{}", "text/plain")],
    ["a type that only begins alike", request("{}", "application/jsonp")],
    ["no JSON", request("{")],
    ["nothing", request("")],
    ["an announced length above the limit", request("{}", "application/json", "101")],
    ["half a character", request('{"displayName":"\\ud800"}')],
    ["half a character in a name", request('{"\\udfff":1}')],
    ["a nesting that would exhaust us", request("[".repeat(70) + "]".repeat(70), "application/json")],
    ["bytes that are no UTF-8", request(Buffer.from('{"a":"\xff"}', "latin1"))],
    ["an endless body", request(pieces(1_000_000, 64))],
  ])("refuses %s", async (_, given) => {
    await expect(readJson(given, 100)).rejects.toMatchObject({ code: "invalid-input" });
  });

  it.each([
    ["with its length", (body: string) => request(body, "application/json", `${Buffer.byteLength(body)}`)],
    ["in pieces", (body: string) => request(new Blob([body.slice(0, 5), body.slice(5)]).stream())],
  ])("takes as many bytes as it may, %s, and not one more", async (_, send) => {
    const body = (bytes: number) => JSON.stringify("é".padEnd(bytes - 3, "x"));
    expect(await readJson(send(body(100)), 100)).toMatch(/^éx+$/);
    await expect(readJson(send(body(101)), 100)).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("stops to read where it is too long, and does not wait for the end", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent++;
        controller.enqueue(new Uint8Array(64).fill(0x20));
      },
    });
    await expect(readJson(request(endless), 1_000)).rejects.toMatchObject({ code: "invalid-input" });
    expect(sent).toBeLessThan(30);
  });

  it("names the place of what is no text", async () => {
    const sent = readJson(request('{"items":[{"name":"ok"},{"name":"\\ud83d"}]}'), 100);
    await expect(sent).rejects.toMatchObject({ fields: { "items.1.name": expect.any(String) } });
  });

  it("does not repeat what was sent", async () => {
    await expect(readJson(request('{"password":"hunter2"'), 100)).rejects.not.toThrow("hunter2");
  });

  it("says where half a character is", async () => {
    await expect(readJson(request('{"items":[{"name":"\\ud800"}]}'), 100)).rejects.toMatchObject({
      fields: { "items.0.name": expect.stringContaining("incomplete character") },
    });
  });
});

it("takes what was typed in another encoding for what it is: somebody's wrong password", async () => {
  const typed = request(Buffer.from('{"password":"caf\xe9"}', "latin1"));
  expect(await readTypedJson(typed, 100)).toEqual({ password: "caf\ufffd" });
  await expect(readTypedJson(request('{"password":"\\ud800"}'), 100)).rejects.toThrow("incomplete character");
});
