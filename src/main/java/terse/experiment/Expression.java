package terse.experiment;

import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.operators.arithmetic.InfixPowerOfOperator;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * An arithmetic expression in float64, such as {@code 0.1/(k+1)^0.5}: numbers, variables, {@code +
 * - * / % ^}, comparisons (1 where they hold, else 0), and the functions {@code min max sqrt exp
 * log abs floor ceiling if}.
 *
 * <p>EvalEx reads it; its tree is then turned into closures over doubles, because variables are
 * case-sensitive here (k is the round, K their number) and a step size is computed every round. A
 * power binds tighter than a sign: {@code -2^2} is -4, {@code 2^-1} is 0.5.
 */
final class Expression {
  /** The one variable that changes while a run goes on: the round. */
  static final String ROUND = "k";

  private static final int LONGEST = 1000;
  private static final List<String> FUNCTIONS =
      List.of("min", "max", "sqrt", "exp", "log", "abs", "floor", "ceiling", "if");

  /** A power with a negative exponent, which EvalEx does not read as a power and a sign. */
  private static final String POWER_OF_MINUS = "^-";

  private static final ExpressionConfiguration GRAMMAR =
      ExpressionConfiguration.defaultConfiguration().toBuilder()
          .powerOfPrecedence(OperatorIfc.OPERATOR_PRECEDENCE_POWER_HIGHER)
          .implicitMultiplicationAllowed(false)
          .arraysAllowed(false)
          .structuresAllowed(false)
          .build()
          .withAdditionalOperators(Map.entry(POWER_OF_MINUS, new InfixPowerOfOperator()))
          .withAdditionalFunctions(Map.entry("EXP", new Exp()));

  private final String text;
  private final ASTNode tree;
  private final Set<String> variables = new TreeSet<>();

  /**
   * Reads an expression. Throws {@link IllegalArgumentException} with what is wrong and where in
   * the text.
   */
  Expression(String text) {
    this.text = text;
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "an expression has at most "
              + LONGEST
              + " characters, but this one has "
              + text.length());
    }
    try {
      String readable = text.replaceAll("\\^\\s*-", POWER_OF_MINUS);
      tree = new com.ezylang.evalex.Expression(readable, GRAMMAR).getAbstractSyntaxTree();
    } catch (ParseException e) {
      throw new IllegalArgumentException(
          "must be a number or an expression, but " + text + " is neither: " + reason(e), e);
    }
    compile(
        tree,
        name -> {
          variables.add(name);
          return Double.NaN;
        });
  }

  /** The variables that occur in it. */
  Set<String> variables() {
    return variables;
  }

  /**
   * The expression as a function of the round; all other {@link #variables()} must have a value.
   */
  DoubleUnaryOperator with(Map<String, Double> values) {
    return compile(tree, name -> name.equals(ROUND) ? Double.NaN : values.get(name));
  }

  @Override
  public String toString() {
    return text;
  }

  private static String reason(ParseException e) {
    String what = e.getMessage() == null ? "" : e.getMessage().toLowerCase(Locale.ROOT);
    return what + " (character " + e.getStartPosition() + ")";
  }

  private DoubleUnaryOperator compile(ASTNode node, ToDoubleFunction<String> values) {
    Token token = node.getToken();
    String name = token.getValue();
    List<DoubleUnaryOperator> operands =
        node.getParameters().stream().map(child -> compile(child, values)).toList();
    return switch (token.getType()) {
      case NUMBER_LITERAL -> constant(number(name));
      case VARIABLE_OR_CONSTANT -> {
        double value = values.applyAsDouble(name);
        yield name.equals(ROUND) ? k -> k : constant(value);
      }
      case PREFIX_OPERATOR -> sign(name, operands.get(0));
      case INFIX_OPERATOR -> infix(name, operands.get(0), operands.get(1));
      case FUNCTION -> function(name.toLowerCase(Locale.ROOT), operands);
      default -> throw unknown(name);
    };
  }

  private static DoubleUnaryOperator constant(double value) {
    return k -> value;
  }

  private double number(String literal) {
    try {
      return Double.parseDouble(literal);
    } catch (NumberFormatException e) {
      throw unknown(literal);
    }
  }

  private DoubleUnaryOperator sign(String operator, DoubleUnaryOperator a) {
    return switch (operator) {
      case "-" -> k -> -a.applyAsDouble(k);
      case "+" -> a;
      default -> throw unknown(operator);
    };
  }

  private DoubleUnaryOperator infix(String operator, DoubleUnaryOperator a, DoubleUnaryOperator b) {
    return switch (operator) {
      case "+" -> k -> a.applyAsDouble(k) + b.applyAsDouble(k);
      case "-" -> k -> a.applyAsDouble(k) - b.applyAsDouble(k);
      case "*" -> k -> a.applyAsDouble(k) * b.applyAsDouble(k);
      case "/" -> k -> a.applyAsDouble(k) / b.applyAsDouble(k);
      case "%" -> k -> a.applyAsDouble(k) % b.applyAsDouble(k);
      case "^" -> k -> StrictMath.pow(a.applyAsDouble(k), b.applyAsDouble(k));
      case POWER_OF_MINUS -> k -> StrictMath.pow(a.applyAsDouble(k), -b.applyAsDouble(k));
      case "<" -> k -> a.applyAsDouble(k) < b.applyAsDouble(k) ? 1 : 0;
      case "<=" -> k -> a.applyAsDouble(k) <= b.applyAsDouble(k) ? 1 : 0;
      case ">" -> k -> a.applyAsDouble(k) > b.applyAsDouble(k) ? 1 : 0;
      case ">=" -> k -> a.applyAsDouble(k) >= b.applyAsDouble(k) ? 1 : 0;
      case "==" -> k -> a.applyAsDouble(k) == b.applyAsDouble(k) ? 1 : 0;
      default -> throw unknown(operator);
    };
  }

  private DoubleUnaryOperator function(String name, List<DoubleUnaryOperator> arguments) {
    if (!FUNCTIONS.contains(name)) {
      throw unknown(name);
    }
    DoubleUnaryOperator a = arguments.get(0);
    return switch (name) {
      case "sqrt" -> k -> Math.sqrt(a.applyAsDouble(k));
      case "exp" -> k -> StrictMath.exp(a.applyAsDouble(k));
      case "log" -> k -> StrictMath.log(a.applyAsDouble(k));
      case "abs" -> k -> Math.abs(a.applyAsDouble(k));
      case "floor" -> k -> Math.floor(a.applyAsDouble(k));
      case "ceiling" -> k -> Math.ceil(a.applyAsDouble(k));
      case "if" -> {
        DoubleUnaryOperator then = arguments.get(1);
        DoubleUnaryOperator otherwise = arguments.get(2);
        yield k -> a.applyAsDouble(k) != 0 ? then.applyAsDouble(k) : otherwise.applyAsDouble(k);
      }
      default -> {
        DoubleUnaryOperator result = a;
        for (DoubleUnaryOperator next : arguments.subList(1, arguments.size())) {
          result = name.equals("min") ? min(result, next) : max(result, next);
        }
        yield result;
      }
    };
  }

  private static DoubleUnaryOperator min(DoubleUnaryOperator a, DoubleUnaryOperator b) {
    return k -> Math.min(a.applyAsDouble(k), b.applyAsDouble(k));
  }

  private static DoubleUnaryOperator max(DoubleUnaryOperator a, DoubleUnaryOperator b) {
    return k -> Math.max(a.applyAsDouble(k), b.applyAsDouble(k));
  }

  private IllegalArgumentException unknown(String token) {
    return new IllegalArgumentException(
        "must be a number or an expression, but "
            + text
            + " is neither: an expression has numbers, variables, + - * / % ^ and the functions "
            + String.join(", ", FUNCTIONS)
            + ", not "
            + token);
  }

  /**
   * The one function that EvalEx does not have. Only its name and the number of its arguments are
   * used.
   */
  @FunctionParameter(name = "value")
  private static final class Exp extends AbstractFunction {
    @Override
    public EvaluationValue evaluate(
        com.ezylang.evalex.Expression expression, Token token, EvaluationValue... values) {
      throw new UnsupportedOperationException("expressions are compiled");
    }
  }
}
