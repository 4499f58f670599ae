import { decodeJwt, decodeProtectedHeader, type JWK } from "jose";
import {
  publicPart,
  type SigningKey,
  signClaims,
  signingKey,
} from "@/lib/testing/openid-provider/signing-keys";

type Claims = Record<string, unknown>;
/** What is sent instead of an honest answer; a body that is no text is sent as JSON. */
export interface Reply {
  status?: number;
  type?: string;
  body: unknown;
}

/** How a token differs from the honest one. Each member gets what is honest and gives what is false. */
export interface Forgery {
  /** `undefined` leaves a claim out. */
  claims?: (honest: Claims) => Claims;
  /** Also gets the key that it is signed with; an empty one for an HMAC. */
  header?: (honest: Claims, key: JWK) => Claims;
  /** What it is signed with; the published key unless told. */
  signer?: (published: SigningKey) => JWK | Uint8Array | Promise<JWK | Uint8Array>;
  /** The finished token. */
  finished?: (token: string) => string;
}

/** What a provider says otherwise than an honest one; what is left out stays honest. */
export interface Lie {
  metadata?: (honest: Claims) => Claims | Promise<Claims>;
  keys?: (published: SigningKey) => JWK[] | Promise<JWK[]>;
  /** The parameters of the redirect back to us. */
  redirect?: (parameters: URLSearchParams) => void;
  idToken?: Forgery;
  logoutToken?: Forgery;
  /** The token endpoint's answer, after `idToken`. */
  token?: (honest: Claims) => Reply | Promise<Reply>;
  /** The answer to a pushed authorization request. */
  pushed?: (honest: Claims) => Reply;
  userinfo?: (honest: Claims) => Reply | Promise<Reply>;
}

/** What we use of Koa's context, with the name that oidc-provider gives to where it was asked. */
interface Answering {
  oidc?: { route?: string };
  status: number;
  type: string;
  body: unknown;
  response: { get(header: string): string };
  set(header: string, value: string): void;
}

const without = (claims: Claims): Claims =>
  Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));

/** A token as an honest provider made it, made anew with a forgery. */
export async function forge(honest: string, forgery: Forgery = {}): Promise<string> {
  const same = (value: Claims) => value;
  const { claims = same, header = same, signer, finished } = forgery;
  const published = await signingKey("published");
  const key = signer ? await signer(published) : published;
  const named = key instanceof Uint8Array ? {} : { alg: key.alg, kid: key.kid };
  const { alg, ...names } = without(
    header({ ...decodeProtectedHeader(honest), ...named }, key instanceof Uint8Array ? {} : key),
  );
  const token = await signClaims(without(claims(decodeJwt(honest))), key, { ...names, alg: String(alg) });
  return finished ? finished(token) : token;
}

function send(ctx: Answering, { status = 200, type = "application/json", body }: Reply): void {
  ctx.status = status;
  ctx.body = typeof body === "string" ? body : JSON.stringify(body);
  ctx.type = type;
}

async function lieAboutTokens(ctx: Answering, lie: Lie): Promise<void> {
  const honest = ctx.body as Claims;
  if (typeof honest?.id_token !== "string") return;
  const answer = { ...honest, id_token: await forge(honest.id_token, lie.idToken) };
  send(ctx, lie.token ? await lie.token(answer) : { body: answer });
}

/** Changes what the provider was about to answer. */
export async function tellLie(ctx: Answering, lie: Lie): Promise<void> {
  const route = ctx.oidc?.route;
  if (route === "discovery" && lie.metadata) send(ctx, { body: await lie.metadata(ctx.body as Claims) });
  if (route === "jwks" && lie.keys)
    send(ctx, { body: { keys: (await lie.keys(await signingKey("published"))).map(publicPart) } });
  if (route === "token") await lieAboutTokens(ctx, lie);
  if (route === "pushed_authorization_request" && lie.pushed) send(ctx, lie.pushed(ctx.body as Claims));
  if (route === "userinfo" && lie.userinfo) send(ctx, await lie.userinfo(ctx.body as Claims));
  const location = ctx.response.get("location");
  if (lie.redirect && /[?&](code|error)=/.test(location)) {
    const url = new URL(location);
    lie.redirect(url.searchParams);
    ctx.set("location", url.href);
  }
}
