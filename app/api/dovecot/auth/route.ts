import { machineOnly } from "@/lib/machine-auth/machine-only";
import { dovecotAuth } from "@/lib/mail-auth/dovecot-auth";

export const POST = machineOnly(dovecotAuth);
