export {};
//# sourceMappingURL=terms.js.map