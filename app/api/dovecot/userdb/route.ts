import { machineOnly } from "@/lib/machine-auth/machine-only";
import { dovecotUserdb } from "@/lib/mail-auth/dovecot-userdb";

export const POST = machineOnly(dovecotUserdb);
