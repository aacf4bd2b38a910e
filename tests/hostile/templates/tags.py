"""Tags that try to get out of the sandbox, or to use up time and memory."""

ESCAPES = (
    # to the classes of Python, by way of any value
    "{{ ''.__class__ }}", "{{ ''['__class__'] }}", "{{ ''|attr('__class__') }}", "{{ ().__class__.__bases__[0].__subclasses__() }}",
    "{{ [].__class__.__base__ }}", "{{ {}.__class__ }}", "{{ (1).__class__.__mro__ }}", "{{ name.__class__.__init__.__globals__ }}",
    "{{ rows.__class__.__mro__[1].__subclasses__()[59] }}", "{{ rows[0].__class__ }}", "{{ true.__class__ }}", "{{ none.__class__ }}",
    "{{ name['__cl' ~ 'ass__'] }}", "{{ name[['__cla', 'ss__']|join] }}", "{{ name|map(attribute='__class__')|list }}",
    "{{ rows|map(attribute='__class__')|list }}", "{{ rows|map('attr', '__class__')|list }}", "{{ rows|groupby('__class__') }}",
    "{{ rows|selectattr('__class__')|list }}", "{{ rows|sort(attribute='__class__.__name__') }}", "{{ rows|sum(attribute='__class__') }}",
    # to the globals of Jinja and of functions
    "{{ cycler.__init__.__globals__.os.popen('touch /tmp/spy').read() }}", "{{ joiner.__init__.__globals__ }}", "{{ lipsum.__globals__['os'] }}",
    "{{ namespace.__init__.__globals__ }}", "{{ self.__init__.__globals__ }}", "{{ self._TemplateReference__context.environment }}",
    "{{ range.__class__ }}", "{{ dict.__base__ }}", "{{ url_for.__globals__ }}", "{{ get_flashed_messages.__globals__ }}", "{{ config.items() }}",
    "{{ request.application.__globals__ }}", "{{ __builtins__ }}", "{{ __import__('os').system('touch /tmp/spy') }}", "{{ open('/etc/passwd').read() }}",
    "{{ eval('1') }}", "{{ caller() }}", "{{ varargs }}{{ kwargs }}", "{{ context.environment }}", "{{ environment.filters }}", "{{ resolve('name') }}",
    # by formats, which reach attributes
    "{{ '{0.__class__}'.format(name) }}", "{{ '{x.__class__}'.format_map({'x': name}) }}", "{{ ('{0.__cla' ~ 'ss__}').format(name) }}",
    "{{ '%s'.__mod__(name) }}", "{{ name.format }}", "{{ '{0.__class__}'|format(name) }}", "{{ name|attr('format') }}",
    "{{ ['{0.__class__}']|map('format', name)|list }}", "{{ '{0.__class__}'|map('format')|list }}",
    # by loops, blocks and what they leave
    "{% for x in name.__class__.__mro__ %}{{ x }}{% endfor %}", "{% for x in rows %}{{ loop.__class__ }}{% endfor %}",
    "{% for x in rows %}{{ loop.__init__.__globals__ }}{% endfor %}", "{% for x in rows %}{{ loop._iterable }}{% endfor %}",
    "{% for x in rows %}{{ loop.cycle.__self__ }}{% endfor %}", "{% for x in rows recursive %}{{ loop(rows) }}{% endfor %}",
    "{% if name.__class__ %}x{% endif %}", "{% set x = name.__class__ %}{{ x }}", "{% with x = cycler %}{{ x.__init__ }}{% endwith %}",
    "{% include '/etc/passwd' %}", "{% import '/etc/passwd' as x %}", "{% from 'os' import system %}", "{% extends '/etc/passwd' %}",
    "{% macro x() %}{{ caller }}{% endmacro %}", "{% call x() %}{% endcall %}", "{% filter upper %}{{ name }}{% endfilter %}",
    "{% block x %}{{ super.__class__ }}{% endblock %}", "{% autoescape false %}{{ name }}{% endautoescape %}", "{% debug %}",
    "{% set x %}{{ name }}{% endset %}", "{% do rows.append(1) %}", "{% trans %}x{% endtrans %}", "{% break %}",
    # to change what it was given
    "{{ rows.append(1) }}", "{{ rows.clear() }}", "{{ rows[0].update({'item': 'spy'}) }}", "{{ rows[0].setdefault('spy', 1) }}",
    "{{ rows[0].pop('item') }}", "{{ rows.sort() }}", "{% set rows[0].item = 'spy' %}", "{% set name.x = 1 %}",
    # by unusual spellings
    "{{ name|attr('\\x5f\\x5fclass\\x5f\\x5f') }}", "{{ name['\\u005f\\u005fclass\\u005f\\u005f'] }}", "{{ \uff4eame.__class__ }}",
    "{{ name|attr(request.args.x) }}", "{{ (name|attr)('__class__') }}", "{{ (lambda: 1)() }}", "{{ [x for x in rows] }}", "{{ name if (x := 1) }}",
    "{{ name ** 2 }}", "{{ *rows }}", "{{ name; import os }}", "{{ name }}{{{{ name }}}}", "{%\x01{{ name }}\x01%}", "{{ '\x02p' }}\x01{ name }\x01",
)  # fmt: skip

EXHAUSTION = (
    "{{ 'A' * 3000000000 }}", "{{ 3000000000 * 'A' }}", "{{ rows * 100000000 }}", "{{ name * count }}", "{{ 9 ** 9 ** 9 }}",
    "{{ 'x'.center(3000000000) }}", "{{ 'x'|center(3000000000) }}", "{{ 'x'.ljust(3000000000) }}", "{{ 'x'.zfill(3000000000) }}",
    "{{ '%3000000000d'|format(1) }}", "{{ '%0*d'|format(3000000000, 1) }}", "{{ '{:3000000000}'.format(1) }}", "{{ '%.3000000000f'|format(1.5) }}",
    "{{ 'x'|indent(3000000000) }}", "{{ 'x\ny'.expandtabs(3000000000) }}", "{{ lipsum(100000) }}", "{{ 1|round(3000000000) }}",
    "{{ range(10 ** 9)|list }}", "{{ range(1000000000)|sum }}", "{{ range(0, 1000000000, 1)|length }}", "{{ rows|batch(3000000000, 'x')|list }}",
    "{{ rows|slice(3000000000)|list }}", "{{ 'x'|wordwrap(1, wrapstring='y' * 99999999) }}", "{{ 'x'|replace('', 'y' * 99999999) }}",
    "{{ [[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]|string * 99999999 }}", "{{ 'x'|urlize(99999999999, target='y' * 99999999) }}",
    "{% for a in range(9999) %}{% for b in range(9999) %}{{ a }}{% endfor %}{% endfor %}",
    "{% for a in range(9999) %}{% for b in range(9999) %}{% if a > b %}{% endif %}{% endfor %}{% endfor %}",
    "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% set x = c %}{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in range(9000) %}{{ range(9000)|join(',') }}{% endfor %}",
    "{% for a in range(9000) %}{% if range(9000)|list|sort|reverse|list|length > 1 %}{% endif %}{% endfor %}",
    "{% for a in range(9000) %}{% set x = range(9000)|map('string')|join %}{% endfor %}",
    "{% set s = 'xxxxxxxxxxxxxxxx' %}" + "{% set s = s ~ s %}" * 60 + "{{ s }}",
    "{% set s = 'xxxxxxxxxxxxxxxx' %}" + "{% set s = s + s %}" * 60 + "{{ s }}",
    "{% set s = [1, 2, 3, 4] %}" + "{% set s = s + s %}" * 60 + "{{ s|length }}",
    "{% set s = 'xx' %}" + "{% set s = s|replace('x', 'xxxxxxxx') %}" * 30 + "{{ s }}",
    "{% set s = 'xx' %}" + "{% set s = s.replace('x', s) %}" * 30 + "{{ s }}",
    "{% set s = ['x'] %}" + "{% set s = [s, s, s, s, s, s, s, s] %}" * 30 + "{{ s|string }}",
    "{% set s = ['x'] %}" + "{% set s = [s, s, s, s, s, s, s, s] %}" * 30 + "{{ s|list }}",
    "{% set s = ['x'] %}" + "{% set s = [s, s, s, s, s, s, s, s] %}" * 30 + "{% if s == s|reverse|list %}x{% endif %}",
    "{% set n = 9999999999999 %}" + "{% set n = n * n %}" * 60 + "{{ n }}",
    "{% set s = 'xxxxxxxxxxxxxxxx' %}" + "{% set s = s|join(s) %}" * 30 + "{{ s }}",
    "{% set s = 'xxxxxxxxxxxxxxxx' %}" + "{% set s = s.join([s, s, s]) %}" * 40 + "{{ s }}",
    "{{ (" * 2000 + "1" + ")" * 2000 + " }}", "{{ " + "not " * 5000 + "name }}", "{{ " + "-" * 5000 + "1 }}", "{{ name" + "|upper" * 3000 + " }}",
    "{{ name" + ".x" * 5000 + " }}", "{{ " + "[" * 3000 + "]" * 3000 + " }}", "{{ " + " ~ ".join(["name"] * 5000) + " }}", "{{ " + "1 + " * 9000 + "1 }}",
    "{% if name %}" * 300 + "x" + "{% endif %}" * 300, "{% for x in rows %}" * 60 + "x" + "{% endfor %}" * 60,
    "{{ " + "(" * 99999, "{{ '" + "x" * 99999, "{{" * 30000, "{%" * 30000, "{% raw %}" * 3000, "{#" * 9999 + "#}", "{{ 1" + "0" * 5000 + " }}",
    "{{ '2026-01-01'|date('%3000000000d') }}", "{{ 1e308 * 10 }}{{ 1e999|int }}", "{{ '9' * 5000 }}", "{{ ('9' ~ '9')|int }}{{ 'x'|int(base=36) }}", "{{ ''|d(name)|truncate(99999999999) }}",
)  # fmt: skip
