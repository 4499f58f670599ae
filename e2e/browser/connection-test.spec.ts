import { test as base, expect } from "@playwright/test";
import { newApiKey, rest, superadmin } from "../rest";
import { letterlock } from "../stack";
import { keycloakPlace } from "./provider";
import { unique } from "./unique";

interface Step {
  step: string;
  outcome: "ok" | "warning" | "failed" | "skipped";
  what: string;
  advice: string | null;
}

const test = base.extend<object, { apiKey: string }>({
  apiKey: [
    async ({ playwright: _unused }, use) => use(await newApiKey(superadmin().login)),
    { scope: "worker" },
  ],
});

async function testConnection(token: string, slug: string, form: object): Promise<Step[]> {
  const path = `/admin/identity-providers/${slug}/test`;
  const { status, json } = await rest<{ items: Step[] }>({ method: "POST", path, token, json: form });
  expect(status, JSON.stringify(json)).toBe(200);
  return json.items;
}

test("the API's connection test changes nothing, and says what to do about a wrong secret", async ({
  apiKey,
}) => {
  const slug = unique("tried");
  const form = { ...(await keycloakPlace()), clientSecret: "not-the-secret", defaultTemplate: "default" };
  const steps = await testConnection(apiKey, slug, form);
  const failed = steps.find(({ outcome }) => outcome === "failed");
  expect(failed?.step, JSON.stringify(steps, null, 2)).toBe("client-authentication");
  expect(failed?.advice).toContain("client secret");
  await expect(letterlock(["provider", "show", slug]), "nothing is saved").rejects.toThrow("not-found");
});

test("the connection test finds nothing wrong where all is right, and tells a person's template", async ({
  apiKey,
}) => {
  const mappings = [{ value: "staff", template: "staff" }];
  const form = { ...(await keycloakPlace()), mappings, sampleUser: "anna" };
  const steps = await testConnection(apiKey, unique("tried"), form);
  // Whether domains of other tests name no provider is not of this one, and Keycloak does not report its time.
  const elsewhere = ["addresses", "clock"];
  const found = steps.filter(({ outcome, step }) => outcome !== "ok" && !elsewhere.includes(step));
  expect(found).toEqual([]);
  expect(steps.at(-1)?.what).toMatch(/anna .*template staff from a mapping/);
});
