// The two months of requests that a new demo portal fills its database with.

/** What the API lists to the auditor, who may see everything. */
export async function listed(url, query) {
  const signIn = await fetch(
    `${url}/api/auth/persona/refresh?persona=user:default/agnes`,
  );
  const { backstageIdentity } = await signIn.json();
  const answer = await fetch(`${url}/api/infra-requests/requests?${query}`, {
    headers: { Authorization: `Bearer ${backstageIdentity.token}` },
  });
  return answer.json();
}

/** Waits until the demo's history is in, which comes a request at a time: nothing new has come for a while. */
export async function historyIsThere(url) {
  const deadline = Date.now() + 180_000;
  let total = 0;
  let quiet = 0;
  while (quiet < 6) {
    if (Date.now() > deadline) {
      throw new Error('The demo history did not arrive within three minutes.');
    }
    await new Promise(resolve => setTimeout(resolve, 2_000));
    const { totalItems = 0 } = await listed(url, 'scope=all&limit=1');
    quiet = totalItems > 0 && totalItems === total ? quiet + 1 : 0;
    total = totalItems;
  }
}
