import { headers } from "next/headers";
import type { Visitor } from "@/lib/faces/session/auth-js";
import { clientAddress } from "@/lib/faces/session/client-address";
import type { Actor } from "@/lib/platform/actor";
import { contextFor } from "@/lib/platform/db/context";
import { chooseLanguage } from "@/lib/words/languages";

/** Who is at the other end of this request, with a context that acts as `actor`. */
export async function visitorAs(actor: Actor): Promise<Visitor> {
  const list = await headers();
  const ip = clientAddress(list.get("x-forwarded-for"));
  const language = chooseLanguage(list.get("accept-language"));
  const context = contextFor(actor, ip ? { ip, language } : { language });
  return { context, ip, userAgent: list.get("user-agent") ?? undefined };
}
