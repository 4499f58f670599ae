import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";
import { shellLanguage } from "@/lib/faces/cli/said";
import { print, type Terminal } from "@/lib/faces/cli/terminal";
import type { Database, DatabaseClient } from "@/lib/platform/db/client";
import { openDatabase } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { env } from "@/lib/platform/env";

/** What a command has to say: `document` with `--json`, `text` without. */
export interface Answer {
  document: unknown;
  text: string;
}

/** Who runs the command, for the audit log: the account name, or its number where the system knows no name. */
function shellUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no account.
    return `uid ${process.getuid?.() ?? "unknown"}`;
  }
}

/** One run of the command line tool: its terminal and its database, opened when first needed. */
export class Call {
  #client: DatabaseClient | undefined;
  readonly #requestId = randomUUID();

  /** 0, unless a check that answered found something wrong. */
  exitCode: 0 | 1 = 0;

  constructor(readonly terminal: Terminal) {}

  get db(): Database {
    this.#client ??= openDatabase(env().DATABASE_URL, { connectionLimit: 2 });
    return this.#client.db;
  }

  /** The context of the shell's administrator, for verbs. */
  get context(): Context & { db: Database } {
    return {
      db: this.db,
      actor: { kind: "cli", user: shellUser() },
      requestId: this.#requestId,
      language: shellLanguage(),
    };
  }

  /** Shows an answer: with `--json` exactly one JSON document. */
  async answer({ document, text }: Answer, json: boolean): Promise<void> {
    await print(this.terminal, json ? `${JSON.stringify(document)}\n` : text);
  }

  /** For commands that check something: the answer is complete, but not good, and scripts must notice. */
  foundProblem(): void {
    this.exitCode = 1;
  }

  async close(): Promise<void> {
    await this.#client?.close();
  }
}
