import { expect, it } from "vitest";
import { openApiDocument } from "@/lib/faces/rest/openapi";
import { lintAsRedocly, lintAsSpectral } from "./lint.mjs";

/* The two linters that most people hold an OpenAPI document to, with the rules that they recommend themselves. */

const source = JSON.stringify(openApiDocument());

it("is as Spectral wants it (ruleset spectral:oas)", { timeout: 60_000 }, async () => {
  expect(await lintAsSpectral(source)).toEqual([]);
});

it("is as Redocly wants it (recommended)", { timeout: 60_000 }, async () => {
  expect(await lintAsRedocly(source)).toEqual([]);
});
