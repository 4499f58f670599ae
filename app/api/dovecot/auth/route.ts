import { machineOnly } from "@/lib/machine-auth/machine-only";
import { dovecotAuth } from "@/lib/mail-auth/dovecot-auth";
import { answersTo } from "@/lib/rest/wrong-method";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answersTo({ POST: machineOnly(dovecotAuth) });
