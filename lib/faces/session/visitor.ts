import { headers } from "next/headers";
import type { Visitor } from "@/lib/faces/session/auth-js";
import { clientAddress } from "@/lib/faces/session/client-address";
import { currentReader } from "@/lib/faces/session/reader";
import type { Actor } from "@/lib/platform/actor";
import { contextFor } from "@/lib/platform/db/context";

/** Who is at the other end of this request, with a context that acts as `actor`. */
export async function visitorAs(actor: Actor): Promise<Visitor> {
  const list = await headers();
  const ip = clientAddress(list.get("x-forwarded-for"));
  const { language } = await currentReader();
  const context = contextFor(actor, ip ? { ip, language } : { language });
  return { context, ip, userAgent: list.get("user-agent") ?? undefined };
}
