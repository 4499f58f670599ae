import type { TestProject } from "vitest/node";
import { startPrivateMariadb } from "@/lib/testing/private-mariadb";

declare module "vitest" {
  export interface ProvidedContext {
    mariadbUrl: string;
  }
}

/** Vitest global set-up of the "db" project: one private MariaDB for all files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPrivateMariadb();
  project.provide("mariadbUrl", server.urlFor("DATABASE"));
  return () => server.stop();
}
