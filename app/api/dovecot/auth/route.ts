import { dovecotAuth } from "@/lib/doors/mail/dovecot-auth";
import { answersTo } from "@/lib/faces/rest/wrong-method";
import { machineOnly } from "@/lib/platform/machine-auth/machine-only";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answersTo({ POST: machineOnly(dovecotAuth) });
