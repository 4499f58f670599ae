import { expect, it } from "vitest";
import { apiKeyForms } from "@/app/(console)/[role]/api-keys/new/api-key-forms";
import { sentForm } from "@/lib/testing/sent-form";

const { input: newApiKeyForm } = apiKeyForms.createApiKey;

const sent = { name: "Backup", reach: "all:read", allowedNetworks: "", expiresAt: "" };

it("reads a key for everything, without an end", () => {
  expect(newApiKeyForm.parse(sentForm(sent)).data).toEqual({
    name: "Backup",
    scopes: ["all:read"],
    allowedNetworks: [],
    expiresAt: null,
  });
});

it("takes the areas that are chosen, only when they are asked for", () => {
  const areas = { mailboxes: "write", domains: "read", logs: "" };
  expect(newApiKeyForm.parse(sentForm({ ...sent, ...areas, reach: "some" })).data?.scopes).toEqual([
    "domains:read",
    "mailboxes:write",
  ]);
  expect(newApiKeyForm.parse(sentForm({ ...sent, ...areas })).data?.scopes).toEqual(["all:read"]);
  expect(newApiKeyForm.parse(sentForm({ ...sent, reach: "some" })).error?.issues[0]?.path).toEqual(["reach"]);
});

it("lets the last day count to its end", () => {
  const { data } = newApiKeyForm.parse(sentForm({ ...sent, expiresAt: "2027-01-31" }));
  expect(data?.expiresAt?.toISOString()).toBe("2027-01-31T23:59:59.000Z");
  expect(newApiKeyForm.parse(sentForm({ ...sent, expiresAt: "31.1.2027" })).success).toBe(false);
});
