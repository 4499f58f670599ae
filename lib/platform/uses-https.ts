import { env } from "@/lib/platform/env";

/** Whether people reach the portal by https, which its cookies then ask for. */
export const usesHttps = (): boolean => env().PORTAL_URL.startsWith("https:");
