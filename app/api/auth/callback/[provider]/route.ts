import type { NextRequest } from "next/server";
import { finishSingleSignOn } from "@/lib/session/finish-single-sign-on";

/** The redirect URI of every identity provider (OpenID Connect Core 3.1.2.5). */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ provider: string }> },
): Promise<Response> {
  return finishSingleSignOn(request, (await params).provider);
}
