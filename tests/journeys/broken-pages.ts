/* Devices and builds that lack something, as scripts that run in a page before its own. */

/** A device without WebGL. */
export function withoutCanvas(): void {
  HTMLCanvasElement.prototype.getContext = () => null;
}

/** Broken on purpose: calls a pack whole as soon as it is begun. */
export function promisesEarly(): void {
  const put: typeof Cache.prototype.put = Reflect.get(Cache.prototype, 'put');
  Cache.prototype.put = async function (key, answer) {
    const address = key instanceof Request ? key.url : String(key);
    if (address.includes('/-/begun/')) await put.call(this, address.replace('/begun/', '/packs/'), answer.clone());
    await put.call(this, key, answer);
  };
}

/** Broken on purpose: throws away what it has stored to make room for what comes. */
export function greedy(): void {
  const put: typeof Cache.prototype.put = Reflect.get(Cache.prototype, 'put');
  Cache.prototype.put = async function (key, answer) {
    for (;;) {
      try {
        return await put.call(this, key, answer.clone());
      } catch (error) {
        const [first] = await this.keys();
        if (!first) throw error;
        await this.delete(first);
      }
    }
  };
}
