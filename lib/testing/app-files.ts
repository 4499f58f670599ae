import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const app = join(import.meta.dirname, "..", "..", "app");

const files = (ends: RegExp): string[] =>
  readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ends.test(entry.name))
    .map((entry) => relative(app, join(entry.parentPath, entry.name)))
    .sort();

/** Every page, by its path below `app/`. */
export const pageFiles = (): string[] => files(/^page\.tsx$/);

/** Every route handler that browsers ask; those of `app/api` answer machines and have tables of their own. */
export const routeFiles = (): string[] => files(/^route\.tsx?$/).filter((file) => !file.startsWith("api/"));

/** Every route handler of `app/api`. */
export const apiRouteFiles = (): string[] => files(/^route\.ts$/).filter((file) => file.startsWith("api/"));

/** Every file whose exports a browser can call. */
export const actionFiles = (): string[] =>
  files(/\.tsx?$/).filter((file) => readFileSync(join(app, file), "utf8").startsWith('"use server"'));

/** The module of a file below `app/`. */
export const loadAppFile = (file: string): Promise<Record<string, unknown>> => import(join(app, file));
