/* In JavaScript: the types of these two libraries would take a tenth of the type check of the whole product. */

import { createConfig, lintFromString } from "@redocly/openapi-core";
import spectral from "@stoplight/spectral-core";
import rulesets from "@stoplight/spectral-rulesets";

/** What Spectral finds wrong with an OpenAPI document, by its ruleset spectral:oas: a line each. */
export async function lintAsSpectral(source) {
  const linter = new spectral.Spectral();
  linter.setRuleset(new spectral.Ruleset({ extends: rulesets.oas, rules: {} }));
  const found = await linter.run(JSON.parse(source));
  return found.map(({ code, message, path }) => `${code}: ${message} at ${path.join("/")}`);
}

/** What Redocly finds wrong with an OpenAPI document, by its recommended rules: a line each. */
export async function lintAsRedocly(source) {
  // Whoever runs an installation says under what terms: the document names no licence.
  const config = await createConfig({ extends: ["recommended"], rules: { "info-license": "off" } });
  const found = await lintFromString({ source, config });
  return found.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}
