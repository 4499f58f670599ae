import type { Part } from "./part";
import { dovecot } from "./parts/dovecot";
import { gate } from "./parts/gate";
import { keycloak } from "./parts/keycloak";
import { mariadb } from "./parts/mariadb";
import { memcached } from "./parts/memcached";
import { nginx } from "./parts/nginx";
import { postfix } from "./parts/postfix";
import { slapd } from "./parts/slapd";
import { sogo } from "./parts/sogo";
import { web } from "./parts/web";
import type { StackKind } from "./paths";

const wholeStack: readonly Part[] = [
  mariadb,
  memcached,
  keycloak,
  slapd,
  gate,
  web,
  dovecot,
  postfix,
  sogo,
  nginx,
];

/** The parts of a stack. `up` has MariaDB only when no other database is named. */
export function partsOf(kind: StackKind): readonly Part[] {
  if (kind === "demo") return wholeStack;
  return process.env.DATABASE_URL ? [gate, web] : [mariadb, gate, web];
}
