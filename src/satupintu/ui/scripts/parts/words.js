// The words our scripts say: written by the server in the page's language, as data-say-… on <body>.
export function say(key, gaps = {}) {
  const name = "say" + key[0].toUpperCase() + key.slice(1);
  const sentence = document.body.dataset[name] || "";
  return sentence.replace(/\{(\w+)\}/g, (whole, gap) => (gap in gaps ? gaps[gap] : whole));
}
