import { machineOnly } from "@/lib/machine-auth/machine-only";
import { sogoAuth } from "@/lib/webmail-access/sogo-auth";

export const GET = machineOnly(sogoAuth);
