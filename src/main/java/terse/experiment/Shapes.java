package terse.experiment;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import terse.compress.Blocks;
import terse.compress.Compressor;
import terse.experiment.expect.At;
import terse.experiment.expect.Target;

/**
 * The shape of every Java type that an experiment may hold: records by their components, interfaces
 * of the catalogue by the names of their records, and the few types that are written in a way of
 * their own.
 */
final class Shapes {
  private final Catalogue catalogue;
  private final Map<Type, Shape> known = new HashMap<>();

  Shapes(Catalogue catalogue) {
    this.catalogue = catalogue;
    known.put(int.class, Scalars.INT);
    known.put(Integer.class, Scalars.INT);
    known.put(long.class, Scalars.LONG);
    known.put(Long.class, Scalars.LONG);
    known.put(double.class, Scalars.NUMBER);
    known.put(Double.class, Scalars.NUMBER);
    known.put(boolean.class, Scalars.BOOLEAN);
    known.put(Boolean.class, Scalars.BOOLEAN);
    known.put(String.class, Scalars.TEXT);
    known.put(Expression.class, Scalars.EXPRESSION);
    known.put(Stepsize.class, new StepsizeShape());
    known.put(Blocks.class, new BlocksShape());
    known.put(Start.class, new StartShape());
    known.put(Spec.Swept.class, new SweptShape());
    known.put(Compressor.class, new CompressorShape(new ChoiceShape(Compressor.class, this)));
    known.put(Averaging.class, new AveragingShape(this));
    known.put(MethodEntry.class, new MethodShape(this));
    known.put(At.class, new AtShape());
    known.put(Target.class, new TargetShape());
    known.put(ExpectationEntry.class, new ExpectationShape(this));
    LinkedHashMap<String, Integer> full = new LinkedHashMap<>(Map.of("full", Spec.Batch.FULL));
    known.put(Spec.Batch.class, new WordShape(Spec.Batch.class, full));
    known.put(Spec.Threads.class, new WordShape(Spec.Threads.class, Spec.Threads.words()));
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** The shape of this type. */
  Shape of(Type type) {
    Shape shape = known.get(type);
    if (shape == null) {
      shape = make(type);
      known.put(type, shape);
    }
    return shape;
  }

  /** The shape of a record that is written as a mapping. */
  RecordShape ofRecord(Class<? extends Record> type) {
    return new RecordShape(type, this);
  }

  private Shape make(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return new ListShape(of(list.getActualTypeArguments()[0]), null);
    }
    if (!(type instanceof Class<?> plain)) {
      throw new LinkageError("a component of type " + type + " cannot be a key");
    }
    if (plain.isArray()) {
      return new ListShape(of(plain.getComponentType()), plain.getComponentType());
    }
    if (plain.isEnum()) {
      @SuppressWarnings("unchecked")
      Class<? extends Enum<?>> constants = (Class<? extends Enum<?>>) plain;
      return new ConstantShape(constants);
    }
    if (plain.isRecord()) {
      Class<? extends Record> record = plain.asSubclass(Record.class);
      Optional<Type> item = OneOrEachShape.item(plain);
      if (item.isPresent()) {
        return new OneOrEachShape(record, of(item.get()));
      }
      RecordShape shape = ofRecord(record);
      return ShortShape.has(plain) ? new ShortShape(shape) : shape;
    }
    if (plain.isInterface()) {
      return new ChoiceShape(plain, this);
    }
    throw new LinkageError("a component of type " + type + " cannot be a key");
  }
}
