// Another site that signs people in, on this machine: oidc-provider, the server that others run, with one plain page
// of our own on which anybody may say who they are.
import crypto from "node:crypto";
import { createRequire } from "node:module";
import http from "node:http";
import { text } from "node:stream/consumers";

const require = createRequire(new URL("../../build/browser/package.json", import.meta.url));

const page = `<!doctype html><html lang="en"><title>Example ID</title><h1>Example ID</h1>
<form method="post"><label>Who are you? <input name="who"></label>
<button name="answer" value="yes">Agree</button><button name="answer" value="no">Refuse</button></form>`;

/** Serves one at a free port: { issuer, client, letBack(address), stop() }. letBack() says where people go back to. */
export async function openProvider() {
  const { default: Provider } = await import(require.resolve("oidc-provider"));
  const { default: Memory } = await import(require.resolve("oidc-provider/lib/adapters/memory_adapter.js"));
  const server = http.createServer();
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const client = { id: "florilege", secret: crypto.randomBytes(24).toString("base64") };
  const { privateKey } = crypto.generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "first" };

  const letBack = address => {
    const provider = new Provider(issuer, {
      clients: [
        { client_id: client.id, client_secret: client.secret, redirect_uris: [`${address}/sign-in/oidc/back`] },
      ],
      jwks: { keys: [key] },
      adapter: class extends Memory {}, // said outright, it is not warned about; nor are times that are said
      ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
      cookies: { keys: [crypto.randomBytes(16).toString("hex")] },
      claims: { openid: ["sub"], profile: ["preferred_username"] },
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id }) }),
      pkce: { methods: ["S256"], required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, interaction) => `/who/${interaction.uid}` },
    });
    const answer = provider.callback();
    server.on("request", (request, response) =>
      request.url.startsWith("/who/") ? ask(provider, request, response) : answer(request, response));
  };
  const stop = () => {
    server.closeAllConnections();
    return new Promise(resolve => server.close(resolve));
  };
  return { issuer, client, letBack, stop };
}

/** Shows the page, and goes on with what was said on it. */
async function ask(provider, request, response) {
  if (request.method === "GET") return response.setHeader("content-type", "text/html; charset=utf-8").end(page);
  const said = new URLSearchParams(await text(request));
  const refused = { error: "access_denied" };
  const result = said.get("answer") === "yes" ? await agreed(provider, request, response, said.get("who")) : refused;
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function agreed(provider, request, response, who) {
  const { params, session } = await provider.interactionDetails(request, response);
  const accountId = who || session.accountId;
  const grant = new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  return { login: { accountId }, consent: { grantId: await grant.save() } };
}
