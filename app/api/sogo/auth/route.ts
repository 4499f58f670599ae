import { machineOnly } from "@/lib/machine-auth/machine-only";
import { answersTo } from "@/lib/rest/wrong-method";
import { sogoAuth } from "@/lib/webmail-access/sogo-auth";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answersTo({ GET: machineOnly(sogoAuth) });
