import { answerHealth } from "@/lib/health/answer-health";
import { type Endpoint, machineOnly } from "@/lib/machine-auth/machine-only";
import { dovecotAuth } from "@/lib/mail-auth/dovecot-auth";
import { dovecotUserdb } from "@/lib/mail-auth/dovecot-userdb";
import { sogoAuth } from "@/lib/webmail-access/sogo-auth";

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
