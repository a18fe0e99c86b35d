// What a model tells its views. A view reads the model and calls its methods; the model knows no view.
export class Source {
  listeners = new Map();

  on(what, listener) {
    if (!this.listeners.has(what)) this.listeners.set(what, new Set());
    this.listeners.get(what).add(listener);
    return () => this.listeners.get(what).delete(listener);
  }

  tell(what, value) {
    this.listeners.get(what)?.forEach(listener => listener(value));
  }
}
