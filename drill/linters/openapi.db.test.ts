import { createConfig, lintFromString } from "@redocly/openapi-core";
import spectral from "@stoplight/spectral-core";
import rulesets from "@stoplight/spectral-rulesets";
import { expect, it } from "vitest";
import { openApiDocument } from "@/lib/faces/rest/openapi";

/* The two linters that most people hold an OpenAPI document to, with the rules that they recommend themselves. */

const source = JSON.stringify(openApiDocument());

it("is as Spectral wants it (ruleset spectral:oas)", { timeout: 60_000 }, async () => {
  const linter = new spectral.Spectral();
  linter.setRuleset(new spectral.Ruleset({ extends: rulesets.oas, rules: {} }));
  const found = await linter.run(JSON.parse(source));
  expect(found.map(({ code, message, path }) => `${code}: ${message} at ${path.join("/")}`)).toEqual([]);
});

it("is as Redocly wants it (recommended)", { timeout: 60_000 }, async () => {
  // Whoever runs an installation says under what terms: the document names no licence.
  const config = await createConfig({ extends: ["recommended"], rules: { "info-license": "off" } });
  const found = await lintFromString({ source, config });
  expect(found.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
});
