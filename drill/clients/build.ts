import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build as bundle } from "esbuild";
import { run } from "@/deploy/stack/command";
import { findPaths } from "@/deploy/stack/paths";
import { cached, digestOf } from "@/drill/cached";
import { buildDigest, type Language, programPath } from "@/drill/clients/generate";
import { pythonWith } from "@/drill/python";

/** A program that calls the API: to be run with the API's address, a key, and a domain. */
export type BuiltProgram = readonly string[];

interface Recipe {
  /** Compiles the client in `source` and the program with it into `folder`. */
  build(source: string, folder: string): Promise<unknown>;
  /** How to run what `build` has made. */
  command(source: string, folder: string): Promise<BuiltProgram> | BuiltProgram;
}

const root = join(import.meta.dirname, "..", "..");
const timeout = 10 * 60_000;

/** Imports every module: Python compiles nothing that is not imported. */
const importAll =
  "import importlib, pkgutil, openapi_client as c\n" +
  "for m in pkgutil.walk_packages(c.__path__, 'openapi_client.'): importlib.import_module(m.name)";

/** Of the client's own `requirements.txt`; pinned, so that one document is one environment. */
const pythonPackages = [
  "urllib3==2.8.0",
  "python-dateutil==2.9.0.post0",
  "pydantic==2.14.4",
  "typing-extensions==4.16.0",
];

const python: Recipe = {
  async build(source, folder) {
    cpSync(join(source, "openapi_client"), join(folder, "openapi_client"), { recursive: true });
    cpSync(programPath("python"), join(folder, "program.py"));
    await run([await pythonWith(pythonPackages), "-c", importAll], { cwd: folder, timeout });
  },
  command: async (_, folder) => [await pythonWith(pythonPackages), join(folder, "program.py")],
};

const goModule = "module letterlock.test/client\n\ngo 1.19\n\nrequire gopkg.in/validator.v2 v2.0.1\n";

const go: Recipe = {
  async build(source, folder) {
    for (const name of readdirSync(source).filter((file) => file.endsWith(".go")))
      cpSync(join(source, name), join(folder, name));
    mkdirSync(join(folder, "program"));
    cpSync(programPath("go"), join(folder, "program", "main.go"));
    writeFileSync(join(folder, "go.mod"), goModule);
    const cache = join(findPaths("demo").cache, "go");
    const env = {
      ...process.env,
      GOFLAGS: "-mod=mod",
      GOTOOLCHAIN: "local",
      GOCACHE: join(cache, "build"),
      GOMODCACHE: join(cache, "modules"),
    };
    await run(["go", "build", "-o", "run", "./program"], { cwd: folder, env, timeout });
  },
  command: (_, folder) => [join(folder, "run")],
};

/** What the client's own project file names, once a machine for each such file. */
const javaLibraries = (source: string): Promise<string> => {
  const project = readFileSync(join(source, "pom.xml"), "utf8");
  return cached(`java-${digestOf(project)}`, async (work) => {
    writeFileSync(join(work, "pom.xml"), project);
    const copy = ["mvn", "--batch-mode", "--quiet", "dependency:copy-dependencies", "-DincludeScope=compile"];
    await run([...copy, `-DoutputDirectory=${join(work, "lib")}`], { cwd: work, timeout });
  });
};

const java: Recipe = {
  async build(source, folder) {
    const classPath = join(await javaLibraries(source), "lib", "*");
    const sources = readdirSync(join(source, "src", "main", "java"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".java"))
      .map((file) => join(source, "src", "main", "java", file));
    const list = join(folder, "sources");
    writeFileSync(list, [...sources, programPath("java")].join("\n"));
    const javac = ["javac", "-encoding", "UTF-8", "-proc:none", "-nowarn", "-d", join(folder, "classes")];
    await run([...javac, "-cp", classPath, `@${list}`], { timeout });
  },
  async command(source, folder) {
    const libraries = join(await javaLibraries(source), "lib", "*");
    return ["java", "-XX:TieredStopAtLevel=1", "-cp", `${join(folder, "classes")}:${libraries}`, "Program"];
  },
};

const compilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: "ES2022",
  module: "esnext",
  moduleResolution: "bundler",
  lib: ["es2022", "dom", "dom.iterable"],
  types: ["node"],
  typeRoots: [join(root, "node_modules", "@types")],
};

const typescript: Recipe = {
  async build(source, folder) {
    cpSync(source, folder, { recursive: true });
    cpSync(programPath("typescript"), join(folder, "program.ts"));
    const entry = join(folder, "program.ts");
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [entry] }));
    await run([join(root, "node_modules", ".bin", "tsc"), "-p", folder], { timeout });
    const outfile = join(folder, "program.mjs");
    await bundle({
      entryPoints: [entry],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      logLevel: "silent",
    });
  },
  command: (_, folder) => [process.execPath, join(folder, "program.mjs")],
};

const recipes: Record<Language, Recipe> = { python, go, java, typescript };
const recipeText = readFileSync(import.meta.filename, "utf8");

/** The program with the client of one language, compiled once for each document. Throws with the compiler's words. */
export async function buildProgram(
  document: string,
  sources: string,
  language: Language,
): Promise<BuiltProgram> {
  const source = join(sources, language);
  const digest = buildDigest(document, language, recipeText);
  const folder = await cached(`clients/${digest}/${language}`, (work) =>
    recipes[language].build(source, work),
  );
  return recipes[language].command(source, folder);
}
