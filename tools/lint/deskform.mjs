/** The one lint rule that no other set has: the present moment is an argument, never looked up. */

const message = "`new Date()` reads the clock; time arrives as an argument.";

function readsClock(node) {
  return node.callee.type === "Identifier" && node.callee.name === "Date";
}

const noPresentMoment = {
  meta: { type: "problem" },
  create(context) {
    return {
      NewExpression(node) {
        if (readsClock(node) && node.arguments.length === 0) context.report({ node, message });
      },
      CallExpression(node) {
        if (readsClock(node)) context.report({ node, message });
      },
    };
  },
};

export default {
  meta: { name: "deskform" },
  rules: { "no-present-moment": noPresentMoment },
};
