import type { NextRequest } from "next/server";
import { answersTo } from "@/lib/faces/rest/wrong-method";
import { finishAdminSignOn } from "@/lib/faces/session/finish-admin-sign-on";
import { finishSingleSignOn } from "@/lib/faces/session/finish-single-sign-on";
import { adminCallbackSlug } from "@/lib/providers/settings/public-urls";

/** The redirect URIs of every identity provider (OpenID Connect Core 3.1.2.5): people come back to the portal, administrators to the console. */
async function finish(
  request: NextRequest,
  { params }: { params: Promise<{ provider: string }> },
): Promise<Response> {
  const { provider } = await params;
  const slug = adminCallbackSlug(provider);
  return slug === null ? finishSingleSignOn(request, provider) : finishAdminSignOn(request, slug);
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answersTo({ GET: finish });
