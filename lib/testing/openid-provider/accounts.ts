import type { ClientAuthMethod } from "oidc-provider";

/** Somebody at the tests' own provider: the claims that it tells about the person. */
export interface OpenidAccount {
  /** The subject, and what the person types to sign in. */
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  /** A list claim, as providers send group memberships. */
  groups?: string[];
}

/** What the provider knows of us: one confidential client. */
export interface OpenidClient {
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  /** The one for administrators. */
  adminRedirectUri?: string;
  postLogoutRedirectUri: string;
  backchannelLogoutUri: string;
  /** How it proves itself at the token endpoint; `client_secret_basic` unless told. */
  authMethod?: ClientAuthMethod;
  /** Where its public keys are, for `private_key_jwt`. */
  jwksUri?: string;
}
