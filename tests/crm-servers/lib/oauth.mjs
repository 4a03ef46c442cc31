// An OAuth 2.0 authorization server: code (with PKCE where asked), refresh token, password and client credentials grants.
// Errors are RFC 6749's. The sign-in page is skipped: authorize answers at once with the redirect.
import { pkceChallenge } from './tokens.mjs';
import { Refusal } from './refusal.mjs';

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

export class OAuth {
  // options: { tokens, clientId, clientSecret?, rotate, pkce: 'required' | 'optional' | 'none', expiresIn, grants: [...],
  //   redirects: RegExp, scopes: [known], user: {name, password}, extra: () => more members of the token reply,
  //   freshRefresh: every reply has another refresh token and the old one stays good,
  //   basicClient: client id and secret may come as Authorization: Basic, parameters: [further known token parameters] }
  constructor(options) {
    this.options = { rotate: false, pkce: 'none', expiresIn: 3600, grants: ['authorization_code', 'refresh_token'],
      redirects: /^http:\/\/(localhost|127\.0\.0\.1):\d+(\/|$)/,
      extra: () => ({}), parameters: [], authorizeParameters: [], ...options };
  }

  authorize(request, reply) {
    const { clientId, pkce, tokens, redirects, authorizeParameters } = this.options;
    const query = request.noBody().query.only(['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'code_challenge',
      'code_challenge_method', 'prompt',
      ...authorizeParameters]);
    const no = (error, reason) => this.no(400, error, reason);
    if (query.need('response_type') !== 'code') no('unsupported_response_type', 'response_type must be code');
    if (query.need('client_id') !== clientId) no('invalid_client', 'unknown client_id');
    const redirect = query.need('redirect_uri');
    if (!redirects.test(redirect)) no('invalid_request', `redirect_uri ${redirect} is not registered`);
    const challenge = query.get('code_challenge');
    if (pkce === 'required' && !challenge) no('invalid_request', 'code_challenge is missing');
    if (pkce === 'none' && challenge) request.note('code_challenge is sent to a server that knows no PKCE');
    if (challenge && query.get('code_challenge_method') !== 'S256') no('invalid_request', 'code_challenge_method must be S256');
    this.checkScope(query.get('scope'));
    if (!query.get('state')) request.note('authorize without state');
    const code = tokens.issueCode({ redirect, challenge });
    const state = query.get('state');
    reply.redirect(`${redirect}${redirect.includes('?') ? '&' : '?'}code=${code}${state === undefined ? '' : `&state=${encodeURIComponent(state)}`}`);
  }

  // RFC 8628; the person says yes after one poll. Needs the grant urn:ietf:params:oauth:grant-type:device_code and the parameter device_code.
  device(request, reply) {
    const { clientId, tokens } = this.options;
    const form = request.form().only(['client_id', 'scope']);
    if (form.get('client_id') !== clientId) this.no(400, 'invalid_client', 'unknown client_id');
    this.checkScope(form.get('scope'));
    const polls = { left: 1 };
    reply.json(200, { device_code: tokens.issueCode({ polls }), user_code: 'BALIE-0042', verification_uri: 'https://microsoft.example/devicelogin',
      expires_in: 900, interval: 1, message: 'To sign in, open the page and enter the code.' });
  }

  token(request, reply) {
    const { tokens, rotate, freshRefresh, grants, parameters, expiresIn, extra } = this.options;
    let form;
    try {
      form = request.form();
      form.only(['grant_type', 'code', 'redirect_uri', 'code_verifier', 'client_id', 'client_secret', 'refresh_token', 'scope', 'username',
        'password', ...parameters]);
    } catch (error) {
      if (error instanceof Refusal) this.no(error.status === 415 ? 415 : 400, 'invalid_request', error.reason);
      throw error;
    }
    const grant = form.get('grant_type');
    if (!grants.includes(grant)) this.no(400, 'unsupported_grant_type', `grant_type ${grant}`);
    this.checkClient(request, form);
    this.checkScope(form.get('scope'));
    let refresh;
    if (grant === 'authorization_code') this.checkCode(form);
    if (grant === DEVICE) this.checkDevice(form);
    if (grant === 'refresh_token') {
      refresh = form.get('refresh_token');
      if (tokens.redeem(refresh, { rotate }) === undefined) this.no(400, 'invalid_grant', 'the refresh token is unknown or was used', false);
    }
    if (grant === 'password') this.checkUser(form);
    const hands = grant !== 'client_credentials' && grants.includes('refresh_token');
    const next = hands && (rotate || freshRefresh || !refresh) ? { refresh_token: tokens.issueRefresh() } : {};
    reply.json(200, { access_token: tokens.issueAccess(), token_type: 'Bearer', expires_in: expiresIn, ...next, ...extra({ grant }) },
      { 'Cache-Control': 'no-store' });
  }

  checkClient(request, form) {
    const { clientId, clientSecret, basicClient } = this.options;
    const basic = basicClient ? request.basic({ oauth: 'invalid_client' }) : undefined;
    if (!basicClient && request.header('authorization') !== undefined) request.note('the token endpoint takes no Authorization header');
    const id = basic?.user ?? form.get('client_id');
    const secret = basic?.password ?? form.get('client_secret');
    if (id !== clientId) this.no(400, 'invalid_client', `unknown client_id`);
    if (clientSecret !== undefined && secret !== clientSecret) this.no(400, 'invalid_client', 'the client secret is wrong or missing');
    if (clientSecret === undefined && secret !== undefined) this.no(400, 'invalid_client', 'a public client sends no client_secret');
  }

  checkCode(form) {
    const known = this.options.tokens.takeCode(form.get('code'));
    if (!known) this.no(400, 'invalid_grant', 'the code is unknown or was used', false);
    if (known.redirect !== form.get('redirect_uri')) this.no(400, 'invalid_grant', 'redirect_uri differs from that of authorize');
    if (known.challenge && (!form.get('code_verifier') || pkceChallenge(form.get('code_verifier')) !== known.challenge)) this.no(400, 'invalid_grant',
      'code_verifier does not fit');
  }

  checkDevice(form) {
    const { tokens } = this.options;
    const known = tokens.codes.get(form.get('device_code'));
    if (!known?.polls) this.no(400, 'invalid_grant', 'the device code is unknown or was used');
    if (known.polls.left-- > 0) this.no(400, 'authorization_pending', 'the person has not signed in yet', false);
    tokens.takeCode(form.get('device_code'));
  }

  checkUser(form) {
    const { user } = this.options;
    if (form.get('username') !== user?.name || form.get('password') !== user?.password) this.no(400, 'invalid_grant', 'wrong user name or password',
      false);
  }

  checkScope(text) {
    const { scopes, scopeSeparator = ' ' } = this.options;
    if (!scopes || text === undefined) return;
    for (const one of text.split(scopeSeparator)) if (!scopes.includes(one)) this.no(400, 'invalid_scope', `unknown scope ${one}`);
  }

  // Ends the request in the shape of RFC 6749; systems hand refusals with `oauth` to OAuth.refuse.
  no(status, error, reason, violation = true) { throw new Refusal(status, reason, { oauth: error, violation }); }

  // True when the refusal was one of this class and is answered.
  static refuse(reply, refusal) {
    if (!refusal.more.oauth) return false;
    reply.json(refusal.status, { error: refusal.more.oauth, error_description: refusal.reason }, refusal.headers);
    return true;
  }
}

// The access token of Authorization: <scheme>; throws the system's 401 by `denied(reason)` when it is no longer or never was valid.
export function bearer(request, tokens, denied, scheme = 'Bearer') {
  const token = request.credential(scheme);
  if (token === undefined) {
    request.note('no Authorization header');
    denied('no Authorization header');
  }
  const state = tokens.state(token);
  if (state === 'unknown') request.note('an access token that was never issued');
  if (state !== 'valid') denied(`access token ${state}`);
  return token;
}
