import { dovecotAuth } from "@/lib/doors/mail/dovecot-auth";
import { dovecotUserdb } from "@/lib/doors/mail/dovecot-userdb";
import { sogoAuth } from "@/lib/doors/webmail/sogo-auth";
import { type Endpoint, machineOnly } from "@/lib/platform/machine-auth/machine-only";
import { answerHealth } from "@/lib/upkeep/health/answer-health";

export interface Route {
  method: "GET" | "POST";
  path: string;
  endpoint: Endpoint;
}

/** The machine plane. Next mounts the same functions at the same paths (app/api). */
export const routes: readonly Route[] = [
  { method: "POST", path: "/api/dovecot/auth", endpoint: machineOnly(dovecotAuth) },
  { method: "POST", path: "/api/dovecot/userdb", endpoint: machineOnly(dovecotUserdb) },
  { method: "GET", path: "/api/sogo/auth", endpoint: machineOnly(sogoAuth) },
  { method: "GET", path: "/api/health", endpoint: answerHealth },
];
