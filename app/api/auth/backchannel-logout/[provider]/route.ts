import { answerLogout } from "@/lib/back-channel-logout/answer-logout";

/** What every identity provider calls when somebody has signed out there (OpenID Connect Back-Channel Logout 1.0). */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ provider: string }> },
): Promise<Response> {
  return answerLogout(request, (await params).provider);
}
