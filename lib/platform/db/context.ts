import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/platform/actor";
import { databaseClient, type Handle } from "@/lib/platform/db/client";

/** What every write verb is given: where to write, for whom, and under which request. */
export interface Context {
  db: Handle;
  actor: Actor;
  requestId: string;
  /** Address of the person behind the request, if there is one. */
  ip?: string;
  /** In which sentences of an answer are said (BCP 47); left out: English. */
  language?: string;
}

/** A context on the process's own database. */
export const contextFor = (
  actor: Actor,
  details: Partial<Pick<Context, "requestId" | "ip" | "language">> = {},
): Context => ({ db: databaseClient().db, actor, requestId: randomUUID(), ...details });
