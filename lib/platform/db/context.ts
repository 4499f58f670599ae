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
}

/** A context on the process's own database. */
export function contextFor(actor: Actor, details: { requestId?: string; ip?: string } = {}): Context {
  return {
    db: databaseClient().db,
    actor,
    requestId: details.requestId ?? randomUUID(),
    ...(details.ip ? { ip: details.ip } : {}),
  };
}
