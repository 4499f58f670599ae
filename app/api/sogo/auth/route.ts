import { sogoAuth } from "@/lib/doors/webmail/sogo-auth";
import { answersTo } from "@/lib/faces/rest/wrong-method";
import { machineOnly } from "@/lib/platform/machine-auth/machine-only";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answersTo({ GET: machineOnly(sogoAuth) });
