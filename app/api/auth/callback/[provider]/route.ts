import type { NextRequest } from "next/server";
import { answersTo } from "@/lib/faces/rest/wrong-method";
import { finishSingleSignOn } from "@/lib/faces/session/finish-single-sign-on";

/** The redirect URI of every identity provider (OpenID Connect Core 3.1.2.5). */
async function finish(
  request: NextRequest,
  { params }: { params: Promise<{ provider: string }> },
): Promise<Response> {
  return finishSingleSignOn(request, (await params).provider);
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answersTo({ GET: finish });
