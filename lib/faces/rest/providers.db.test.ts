import { expect, it } from "vitest";
import { operations } from "@/lib/faces/rest/operations";
import { testDatabase } from "@/lib/testing/database";
import { createRestFixture } from "@/lib/testing/rest-fixture";
import { askSample, bearer } from "@/lib/testing/rest-request";
import { sampleFor } from "@/lib/testing/rest-samples";

const database = testDatabase();

// Vitest fails when one of the look-ups is rejected with nobody waiting for it.
it("refuses a provider whose templates are all unknown, once", async () => {
  const fixture = await createRestFixture(database.context());
  const operation = operations.find(({ id }) => id === "updateIdentityProvider");
  if (!operation) throw new Error("there is no such operation");
  const sample = sampleFor(fixture, "admin", operation);
  const mapping = { claim: null, value: "staff", template: "unknown" };
  const body = { defaultTemplate: "unknown", mappings: [mapping, mapping, mapping] };
  const answer = await askSample("admin", operation, { ...sample, body }, bearer(fixture.keys.admin.token));
  expect(answer.status, answer.text).toBe(404);
});
