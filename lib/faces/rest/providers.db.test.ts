import { expect, it } from "vitest";
import { operations } from "@/lib/faces/rest/operations";
import { testDatabase } from "@/lib/testing/database";
import { askSample, bearer } from "@/lib/testing/rest-request";
import { sampleFor } from "@/lib/testing/rest-samples";
import { createRestWorld } from "@/lib/testing/rest-world";

const database = testDatabase();

// Vitest fails when one of the look-ups is rejected with nobody waiting for it.
it("refuses a provider whose templates are all unknown, once", async () => {
  const world = await createRestWorld(database.context());
  const operation = operations.find(({ id }) => id === "updateIdentityProvider");
  if (!operation) throw new Error("there is no such operation");
  const sample = sampleFor(world, "admin", operation);
  const mapping = { claim: null, value: "staff", template: "unknown" };
  const body = { defaultTemplate: "unknown", mappings: [mapping, mapping, mapping] };
  const answer = await askSample("admin", operation, { ...sample, body }, bearer(world.keys.admin.token));
  expect(answer.status, answer.text).toBe(404);
});
