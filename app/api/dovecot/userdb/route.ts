import { machineOnly } from "@/lib/machine-auth/machine-only";
import { dovecotUserdb } from "@/lib/mail-auth/dovecot-userdb";
import { answersTo } from "@/lib/rest/wrong-method";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answersTo({
  POST: machineOnly(dovecotUserdb),
});
