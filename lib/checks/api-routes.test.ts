import { describe, expect, it } from "vitest";
import { routeMethods } from "@/lib/faces/rest/wrong-method";
import { apiRouteFiles, loadAppFile } from "@/lib/testing/app-files";

/*
 * Every route of app/api answers every method, as RFC 9110 has it and as a problem document: Next's own answers to
 * what a file does not export are an empty 405 with a list of its own, and HTML.
 */

async function call(file: string, method: string): Promise<Response> {
  const handler = (await loadAppFile(file))[method];
  if (typeof handler !== "function") throw new Error(`${file} has no ${method}: export answersTo({ … })`);
  const params = Promise.resolve({ path: [], provider: "none" });
  return handler(new Request(`https://localhost:8443/${file}`, { method }), { params });
}

const routes = apiRouteFiles().filter((file) => !file.includes("path]"));
const dispatchers = apiRouteFiles().filter((file) => file.includes("path]"));

describe.each(routes)("%s", (file) => {
  it("says what it answers, and answers all else with 405", async () => {
    const options = await call(file, "OPTIONS");
    expect(options.status).toBe(204);
    const allow = options.headers.get("allow") ?? "";
    const others = routeMethods.filter((method) => !allow.split(", ").includes(method));
    expect(others.length).toBeGreaterThan(0);
    for (const method of others) {
      const answer = await call(file, method);
      expect(answer.status).toBe(405);
      expect(answer.headers.get("allow")).toBe(allow);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(await answer.json()).toMatchObject({ code: "method-not-allowed", status: 405 });
    }
  });
});

it.each(dispatchers)("%s takes every method, and knows what is nowhere", async (file) => {
  const exported = Object.keys(await loadAppFile(file)).filter((name) => name === name.toUpperCase());
  expect(exported.sort()).toEqual([...routeMethods].sort());
  const answer = await call(file, "OPTIONS");
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: "not-found", status: 404 });
});
