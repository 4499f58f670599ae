import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "@/deploy/stack/command";
import { cached, digestOf, forgetOld } from "@/drill/cached";

const generatorVersion = "7.17.0";
const artifact = `org.openapitools:openapi-generator-cli:${generatorVersion}`;
const minutes = 60_000;

/** A language as the generator calls it, and the program that is written with its client. */
export const languages = {
  python: { generator: "python", program: "program.py" },
  go: { generator: "go", program: "program.go" },
  java: { generator: "java", program: "Program.java" },
  typescript: { generator: "typescript-fetch", program: "program.ts" },
} as const;
export type Language = keyof typeof languages;
export const languageNames = Object.keys(languages) as Language[];

const programs = join(import.meta.dirname, "programs");
export const programPath = (language: Language): string => join(programs, languages[language].program);

/** OpenAPI Generator (Maven Central). */
async function generatorJar(): Promise<string> {
  const folder = await cached(`openapi-generator-${generatorVersion}`, (work) =>
    run(
      [
        "mvn",
        "--batch-mode",
        "--quiet",
        "dependency:copy",
        `-Dartifact=${artifact}`,
        `-DoutputDirectory=${work}`,
      ],
      { cwd: work, timeout: 10 * minutes },
    ),
  );
  return join(folder, `openapi-generator-cli-${generatorVersion}.jar`);
}

// The clients and nothing else: their tests and pages on every class would be as much again.
const globalProperties = { apiTests: "false", modelTests: "false", apiDocs: "false", modelDocs: "false" };

/** The clients of a document, each in a folder of the language's name; made once for each document. */
export async function generateClients(document: string): Promise<string> {
  const jar = await generatorJar();
  forgetOld("clients", 7);
  return cached(`clients/${digestOf(generatorVersion, document)}/sources`, async (work) => {
    const inputSpec = join(work, "openapi.json");
    writeFileSync(inputSpec, document);
    const settings = join(work, "settings");
    mkdirSync(settings);
    for (const name of languageNames) {
      const { generator: generatorName } = languages[name];
      const setting = { generatorName, inputSpec, outputDir: join(work, name), globalProperties };
      writeFileSync(join(settings, `${name}.json`), JSON.stringify(setting));
    }
    const files = languageNames.map((name) => join(settings, `${name}.json`));
    await run(["java", "-jar", jar, "batch", "--threads", "2", "--fail-fast", ...files], {
      timeout: 10 * minutes,
    });
  });
}

/** Changes with whatever a built program is made of. */
export const buildDigest = (document: string, language: Language, recipe: string): string =>
  digestOf(generatorVersion, document, readFileSync(programPath(language), "utf8"), recipe);
