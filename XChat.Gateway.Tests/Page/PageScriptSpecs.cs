using XChat.Gateway.Page;
using Xunit;

namespace XChat.Gateway.Tests.Page;

public sealed class PageScriptSpecs
{
    private static readonly Dictionary<string, string> Modules = new()
    {
        ["main.js"] = "// Everything begins here.\nimport { say as tell } from './view/say.js';\nimport { one } from './one.js';\ntell(one);\nimport('./view/late.js');\n",
        ["one.js"] = "export const one = 1;\n",
        ["view/say.js"] = "import { one } from '../one.js';\nexport async function say(what) { return what + one + await import('./late.js'); }\nexport class Saying {}\n",
        ["view/late.js"] = "import { one } from '../one.js';\nimport { two } from './two.js';\nexport const three = one + two;\n",
        ["view/two.js"] = "export const two = 2;\n",
    };

    private static readonly PageScript Script = new("main.js", path => Modules[path]);

    [Fact]
    public void What_the_first_module_imports_comes_with_it_each_once_and_before_it_is_needed() => Assert.Equal(
        """
        const $one = (() => {
        const one = 1;
        return { one };
        })();
        const $view_say = (() => {
        const { one } = $one;
        async function say(what) { return what + one + await import('./view/late.js'); }
        class Saying {}
        return { say, Saying };
        })();
        const { say: tell } = $view_say;
        const { one } = $one;
        tell(one);
        import('./view/late.js');
        export { $one, $view_say };

        """,
        Script.For("main.js"));

    [Fact]
    public void What_is_loaded_later_shares_what_is_there_and_brings_the_rest() => Assert.Equal(
        """
        import { $one } from '../main.js';
        const { one } = $one;
        import { two } from './two.js';
        export const three = one + two;

        """,
        Script.For("view/late.js"));
}
